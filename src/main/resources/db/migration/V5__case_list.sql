-- What the list of cases looks up at once: the day of receipt, the next due date, and names as they are compared. All follow the case file and are never its truth.

alter table standards_case add column received_on date;
update standards_case set received_on = (select max(fact.happened_on) from fact where fact.case_id = standards_case.id and fact.name = 'received');
alter table standards_case alter column received_on set not null;

-- the earliest noted due date of an open case; empty where nothing is waited for
alter table standards_case add column next_due_on date;
update standards_case set next_due_on = (select min(noted_due_date.due_on) from noted_due_date where noted_due_date.case_id = standards_case.id) where closed_on is null;

-- small letters without accents: reference and subject member, and the complainant apart, whom not everybody may find
alter table standards_case add column sought varchar(1000);
alter table standards_case add column sought_complainant varchar(1000);
update standards_case set
    sought = lower(translate(concat(reference, ' ', subject_member_name),
        'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿŵŷ’', 'AAAAAACEEEEIIIINOOOOOOUUUUYaaaaaaceeeeiiiinoooooouuuuyywy''')),
    sought_complainant = lower(translate(complainant_name,
        'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿŵŷ’', 'AAAAAACEEEEIIIINOOOOOOUUUUYaaaaaaceeeeiiiinoooooouuuuyywy'''));
alter table standards_case alter column sought set not null;
alter table standards_case alter column sought_complainant set not null;

create index standards_case_open on standards_case (closed_on, received_on);
create index standards_case_received on standards_case (received_on);
create index fact_name on fact (name, case_id);
