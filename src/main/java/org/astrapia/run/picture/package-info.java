/** {@code pictures.json}: small pictures of images that a run met, kept beside its results so that its report needs no data set. */
package org.astrapia.run.picture;
