-- As PostgreSQL does: in a list by due date, what has none comes after what is due.
set default_null_ordering high;
