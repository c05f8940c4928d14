# The portal as an image: the same program as a web node, as a job node and for its verbs.
#   docker build -t practicereview .
#   docker run practicereview migrate

# Styles and scripts need Node, which the next stages do without.
FROM node:20-bookworm-slim AS shared
WORKDIR /source
COPY build/scripts build/scripts
COPY wwwroot-shared wwwroot-shared
RUN build/scripts/shared.sh

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
COPY --from=shared /source/PracticeReview.Web/wwwroot/shared PracticeReview.Web/wwwroot/shared
RUN SHARED_ASSETS=made build/scripts/publish.sh /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# ICU: dates, sorting and text direction of every language. Noto: Arabic, Urdu and the rest, wherever the portal draws text itself.
RUN apt-get update \
 && apt-get install -y --no-install-recommends bash "$(apt-cache search --names-only '^libicu[0-9]+$' | cut -d' ' -f1 | sort -V | tail -n 1)" fonts-noto-core tzdata \
 && rm -rf /var/lib/apt/lists/*
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false \
    DOTNET_EnableDiagnostics=0 \
    ASPNETCORE_HTTP_PORTS=8080
WORKDIR /app
COPY --from=build /app .
COPY --from=build /source/build/scripts/healthy.sh /usr/local/bin/healthy
# The account comes with the base image; the program's own folder stays root's, so that the portal cannot change itself.
USER $APP_UID
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=12s --start-period=60s --retries=3 CMD ["/usr/local/bin/healthy", "8080"]
ENTRYPOINT ["dotnet", "PracticeReview.Web.dll"]
