"""OpenDocument: texts (.odt, .ott, .fodt) and spreadsheets (.ods, .ots, .fods)."""
