/** Owns how the profile of a table is written, and the form in which proposed rules can be pasted into the configuration. */
package io.meshline.report.profile;
