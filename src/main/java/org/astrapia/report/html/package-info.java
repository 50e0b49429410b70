/** Reports as one HTML file each: pages, sections and charts. */
package org.astrapia.report.html;
