#!/bin/sh
# Makes what Azure runs, as a folder and as a zip beside it: package.sh [VARIANT] [FOLDER]. Where it runs needs neither .NET nor Node.
# Needs: the .NET SDK, Node 20, zip. Variants: see publish.sh.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
variant=${1:-ready-to-run}
folder=${2:-$here/out}

"$here/publish.sh" "$here/../../functions/FeedbackPipeline.csproj" "$variant" "$folder"
# The zip keeps this bit; the host starts nothing that lacks it.
chmod 755 "$folder/FeedbackPipeline"

rm -f "$folder.zip"
(cd "$folder" && zip -q -r -X "$folder.zip" .)
echo "$folder.zip: $(du -h "$folder.zip" | cut -f1)"
