#!/usr/bin/env bash
# sqlcmd, for what docs/migrations.md runs by hand: Microsoft's package for Debian 12, of which the container's image is.
# https://learn.microsoft.com/sql/linux/sql-server-linux-setup-tools
set -euo pipefail
curl -fsSL https://packages.microsoft.com/config/debian/12/packages-microsoft-prod.deb -o /tmp/packages-microsoft-prod.deb
sudo dpkg -i --force-confold /tmp/packages-microsoft-prod.deb
rm /tmp/packages-microsoft-prod.deb
sudo apt-get update
sudo ACCEPT_EULA=Y DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends mssql-tools18
sudo ln -sf /opt/mssql-tools18/bin/sqlcmd /usr/local/bin/sqlcmd
