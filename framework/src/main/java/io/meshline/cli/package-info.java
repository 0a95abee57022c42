/**
 * Owns the command line: grammar, progress, exit codes. It is the only package that writes to standard output and ends
 * the process.
 */
package io.meshline.cli;
