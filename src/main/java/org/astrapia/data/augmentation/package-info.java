/** Random changes of training images: the names of the language, each with the step that carries it out. */
package org.astrapia.data.augmentation;
