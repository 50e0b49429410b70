/**
 * Text that people write: where a character stands, what is wrong with it and what may have been meant; JSON,
 * YAML with places, and the one expression language inside it, whose names each package declares as terms of vocabularies. Knows
 * nothing of networks, and uses no other package.
 */
package org.astrapia.language;
