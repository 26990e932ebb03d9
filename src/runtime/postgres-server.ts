// How every PostgreSQL of Plaza is set up, where it is ours: on a laptop, in compose.yaml and in a cluster.

/**
 * Nothing that a client said gets into the server's log. An error's message and detail quote values (`Key (email)=(…)`), and a log in the form CSV,
 * which CloudNativePG's is, has the detail at any verbosity: so errors of sessions are not logged at all. Whoever caused one is told, and
 * logs it by its SQLSTATE.
 */
export const logSettings: Readonly<Record<string, string>> = {
  // In this order LOG, what the server says of itself, stands above ERROR.
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

/**
 * What PostgreSQL lets every role do in every database, and nobody here needs: large objects, which no table's rights restrict, and
 * writing to the log of changes past all tables. To be run by a superuser, in a database or in the template of those to come;
 * who is none changes nothing, and is warned.
 */
export const takeFromPublic = `do $$
declare it regprocedure;
begin
  for it in select oid from pg_proc
    where pronamespace = 'pg_catalog'::regnamespace
      and (proname ~ '^lo_' or proname in ('loread', 'lowrite', 'pg_logical_emit_message'))
      and has_function_privilege('public', oid, 'execute')
  loop
    execute format('revoke execute on function %s from public', it);
  end loop;
end $$`;
