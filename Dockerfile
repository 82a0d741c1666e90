# The same product for any container host. Not Azure Functions: it runs its own queue and timers unless the settings say otherwise.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm zip && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN infra/package/package.sh ready-to-run /package

# Only what .NET itself links to: the program brings its own .NET.
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
COPY --from=build /package /app
RUN mkdir /data && chown app:app /data
ENV FEEDBACK_DATA=/data
VOLUME /data
USER app
WORKDIR /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:8080/health/live"]
ENTRYPOINT ["/app/FeedbackPipeline"]
CMD ["serve", "--urls", "http://0.0.0.0:8080"]
