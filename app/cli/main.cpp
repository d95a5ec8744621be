// SPDX-License-Identifier: MIT

#include "app/cli/command.h"
#include "core/api/processguard.h"

#include <QCoreApplication>

int main(int argc, char* argv[])
{
    lockstep::guardProcess();
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("lockstep-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LOCKSTEP_VERSION));
    return lockstep::cli::runCommandLine(QCoreApplication::arguments());
}
