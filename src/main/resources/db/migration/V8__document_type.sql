-- What a document is, as its content says. Empty for documents that were attached before anybody looked.

alter table document add column media_type varchar(100);
