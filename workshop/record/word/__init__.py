"""What a DOCX is made with: its styles, its pages and its tables."""
