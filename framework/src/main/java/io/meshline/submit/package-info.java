/** What a run shares with whoever submitted it: configuration that was sent along, and the file that takes its result. */
package io.meshline.submit;
