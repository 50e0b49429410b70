/**
 * An experiment as a person describes it, read from YAML into strict records and written back with every default
 * visible. A new key is one entry of {@code Keys}, a new loss or optimizer one term of its vocabulary.
 */
package org.astrapia.config;
