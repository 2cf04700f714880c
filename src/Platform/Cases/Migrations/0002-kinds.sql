-- A service may keep aggregates of several kinds; what was there before is of the first.
alter table cases add column kind text not null default 'case';
alter table cases alter column kind drop default;
