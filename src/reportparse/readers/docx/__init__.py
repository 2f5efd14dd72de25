"""Word documents (.docx), as written by Word, WPS and LibreOffice."""
