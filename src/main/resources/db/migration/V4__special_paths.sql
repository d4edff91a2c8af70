-- Linked cases, another officer or parish contact in place of the usual one, and complaints without a name.

alter table standards_case add column anonymous boolean default false not null;
alter table standards_case add column linked_to varchar(40);
alter table standards_case add column acting_officer_id varchar(64);
alter table standards_case add column parish_contact_name varchar(200);
alter table standards_case add column parish_contact_email varchar(254);
