/* The style sheets and scripts of HTML pages: the files of reporters/web/, put into the program by the build. Each ends
 * in a NUL. None has </style or </script in it, so each may stand in a page as it is. */
#ifndef FZ_REPORTERS_WEB_H
#define FZ_REPORTERS_WEB_H

extern const unsigned char fz_web_common_css[]; /* colours, light and dark; levels */
extern const unsigned char fz_web_report_css[], fz_web_report_js[];
extern const unsigned char fz_web_matrix_css[], fz_web_matrix_js[];
extern const unsigned char fz_web_sheet_css[]; /* checklists and letters on A4 */

#endif
