-- Which versions of the procedure a case followed before, and until when: what was done then is judged and shown by the rules and forms of then.

alter table standards_case add column earlier_versions clob;
