/**
 * An experiment as a person describes it, read from YAML into strict records and written back with every default
 * visible. A new key is one entry of its section, such as {@code SearchKeys}; a new loss, optimizer or search method is a
 * record of its sealed type and one term of that type's {@code TERMS}, from which reading, printing, help and completion
 * follow.
 */
package org.astrapia.config;
