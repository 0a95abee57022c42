package io.meshline.config;

import com.typesafe.config.ConfigObject;
import io.meshline.error.Origin;

/**
 * Resolved configuration with the places of its keys.
 *
 * @param root the values
 * @param places where their keys stand
 * @param top the place of what has no better one
 */
record Tree(ConfigObject root, Places places, Origin top) {}
