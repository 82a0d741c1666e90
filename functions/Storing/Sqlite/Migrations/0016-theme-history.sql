-- The names a theme had when something was done to it, and why. Earlier rows take theirs from the file they kept.
ALTER TABLE theme_frameworks ADD COLUMN name TEXT NOT NULL DEFAULT '';   -- before the change; of a merger, the theme that is gone
ALTER TABLE theme_frameworks ADD COLUMN other TEXT NOT NULL DEFAULT '';  -- the new name, the theme that took it in, or the version gone back to
ALTER TABLE theme_frameworks ADD COLUMN reason TEXT NOT NULL DEFAULT '';
UPDATE theme_frameworks SET name = coalesce(
  (SELECT json_extract(theme.value, '$.name') FROM json_each(body, '$.themes') AS theme WHERE json_extract(theme.value, '$.id') = subject),
  (SELECT json_extract(theme.value, '$.name') FROM json_each(body, '$.retired') AS theme WHERE json_extract(theme.value, '$.id') = subject), '')
WHERE change IN ('added', 'changed', 'retired', 'brought-back');
