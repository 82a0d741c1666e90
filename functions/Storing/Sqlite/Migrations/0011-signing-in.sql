-- Accounts and addresses by keyed hash. A removed member keeps them, so that nobody comes back as somebody new.
CREATE TABLE work_accounts (
  hash TEXT PRIMARY KEY, staff TEXT NOT NULL REFERENCES staff(id), roles_by_claim INTEGER NOT NULL, saved INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in_codes (
  request TEXT PRIMARY KEY, code TEXT NOT NULL, staff TEXT NOT NULL REFERENCES staff(id), made INTEGER NOT NULL, expires INTEGER NOT NULL,
  guesses INTEGER NOT NULL DEFAULT 0, used INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_codes_staff ON sign_in_codes(staff, made);

CREATE TABLE sent_mail (operation TEXT PRIMARY KEY, state TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX sent_mail_at ON sent_mail(at);
