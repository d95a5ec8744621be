// SPDX-License-Identifier: MIT

#include "ui/mainwindow/desktop/showfolder.h"

#include "ui/format/errors/errortext.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QUrl>

namespace lockstep::ui {

namespace {

struct ShowFolder
{
    Q_DECLARE_TR_FUNCTIONS(ShowFolder)
};

} // namespace

QString showFolder(const QString& folder)
{
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(folder))) return {};
    return ErrorText{ShowFolder::tr("No program opened the data folder."),
                     ShowFolder::tr("Nothing in it was changed, and your coins are where they were."),
                     //: %1: a path
                     ShowFolder::tr("Open it yourself: %1").arg(folder)}
        .sentence();
}

} // namespace lockstep::ui
