/**
 * Owns how people and programs are told that a run goes wrong: what is worth a message, how messages are put together
 * and written, and how webhooks are called without failing or delaying the run. The address of a webhook is a secret
 * that leaves this package only towards its server. It knows neither Spark nor how jobs are carried out.
 */
package io.meshline.alert;
