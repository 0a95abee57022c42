/** What the fulfillment domain brings besides its configuration: the maker of its sample data. */
package io.meshline.jobs.fulfillment;
