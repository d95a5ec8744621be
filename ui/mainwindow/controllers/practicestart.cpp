// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/practicestart.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

bool startPracticeProgram(const QString& networkFolder)
{
    const QString dataDirectory = QFileInfo(networkFolder).path();
    return QProcess::startDetached(QCoreApplication::applicationFilePath(),
                                   {u"--network"_s, u"practice"_s, u"--datadir"_s, dataDirectory});
}

} // namespace lockstep::ui
