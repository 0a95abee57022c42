/**
 * Owns how Meshline says that something is wrong: error codes with their categories, the one exception, and problems
 * with the place they come from. It knows nothing of what is being configured or run.
 */
package io.meshline.error;
