# What R reads of every output in the current folder, as docs/tables.md says, told as JSON on standard output.
# Arguments: a file with the lines of that page, then the names of the tables.
given <- commandArgs(TRUE)
source(given[1], encoding = "UTF-8")

as_text <- function(column) {
  if (inherits(column, c("Date", "POSIXct"))) return(format(column, "%Y-%m-%d"))
  if (is.character(column)) return(as.vector(column))
  if (!is.double(column) || inherits(column, "integer64")) return(as.character(column))
  ifelse(is.na(column), NA, sprintf("%.17g", column))
}

label_of <- function(column) {
  label <- attr(column, "label")
  if (is.null(label)) "" else label
}

told <- function(table) {
  list(
    rows = jsonlite::unbox(nrow(table)),
    names = names(table),
    classes = unname(vapply(table, function(column) class(column)[1], "")),
    labels = unname(vapply(table, label_of, "")),
    tagged = unname(vapply(table, function(column) if (is.double(column)) sum(haven::is_tagged_na(column, "u")) else 0L, 0L)),
    columns = unname(lapply(table, as_text))
  )
}

of_stata <- function(name) haven::read_dta(if (name == "wide") "reports.dta" else sprintf("reports.%s.dta", name))

reads <- list(
  csv = described,
  sqlite = function(name) DBI::dbReadTable(database, name),
  dta = of_stata,
  xlsx = function(name) readxl::read_excel("reports.xlsx", name, guess_max = 1048576)
)
everything <- lapply(reads, function(read) sapply(given[-1], function(name) told(read(name)), simplify = FALSE))
DBI::dbDisconnect(database)
writeLines(jsonlite::toJSON(everything, na = "null"), useBytes = TRUE)
