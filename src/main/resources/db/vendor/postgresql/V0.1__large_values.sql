-- PostgreSQL keeps large texts and files in types of other names than H2.

create domain clob as text;
create domain blob as bytea;
