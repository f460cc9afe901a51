/**
 * The commands. They check everything that can be checked before the job starts, run it, and say
 * what came of it. Exit codes: 0 done, 1 the job failed, 2 wrong use or configuration.
 */
package dev.vedette.cli;
