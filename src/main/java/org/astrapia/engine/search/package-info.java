/** What a search looks at next and what it concludes, worked out in numbers alone. TensorFlow and the stages of a run stay outside. */
package org.astrapia.engine.search;
