#!/bin/sh
# Publishes a project for Azure in one way: publish.sh PROJECT VARIANT FOLDER. What is built on the way stays outside the sources.
set -eu

project=$1 variant=$2 folder=$3
case $variant in
plain) set -- -p:PublishReadyToRun=false ;;
ready-to-run) set -- -p:PublishReadyToRun=true ;;
composite) set -- -p:PublishReadyToRun=true -p:PublishReadyToRunComposite=true ;;
*)
    echo "plain, ready-to-run or composite" >&2
    exit 2
    ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf "$folder"
# Analyzers have had their say at the build; here they would only ask for the documentation that a package does not need.
dotnet publish "$project" -c Release -r linux-x64 --self-contained -p:DebugType=none -p:GenerateDocumentationFile=false -p:RunAnalyzers=false \
    --artifacts-path "$work" -o "$folder" --nologo -v quiet "$@"
