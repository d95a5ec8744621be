// SPDX-License-Identifier: MIT

#include "ui/dialogs/savefiledialog.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace lockstep::ui {

QFileDialog* openSaveDialog(QWidget* parent, const QString& title, const QString& suggested, const QString& filter)
{
    auto* dialog = new QFileDialog(parent, title);
    dialog->setObjectName(u"saveFileDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(filter);
    dialog->setDefaultSuffix(QFileInfo(suggested).suffix());
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(suggested);
    dialog->open();
    return dialog;
}

} // namespace lockstep::ui
