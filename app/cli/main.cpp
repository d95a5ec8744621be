// SPDX-License-Identifier: MIT

#include "app/cli/command.h"
#include "core/api/processguard.h"

#include <QCoreApplication>
#include <QLoggingCategory>

int main(int argc, char* argv[])
{
    lockstep::guardProcess();
    const QCoreApplication app(argc, argv);
    // What the log notes in passing is not what was asked for; QT_LOGGING_RULES brings it back.
    QLoggingCategory::setFilterRules(QStringLiteral("lockstep.*.info=false\nlockstep.*.debug=false"));
    QCoreApplication::setApplicationName(QStringLiteral("lockstep-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LOCKSTEP_VERSION));
    return lockstep::cli::runCommandLine(QCoreApplication::arguments());
}
