-- How rehearsals came out in a set of the procedure's files, so that the live set is not played again for every change that is offered.

create table played_rehearsal (
    set_digest       varchar(64) not null,
    rehearsal_digest varchar(64) not null,
    program          varchar(64) not null,
    playback         clob        not null,
    played_at        timestamp with time zone not null,
    primary key (set_digest, rehearsal_digest, program)
);
