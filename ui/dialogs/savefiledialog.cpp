// SPDX-License-Identifier: MIT

#include "ui/dialogs/savefiledialog.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct SaveFile
{
    Q_DECLARE_TR_FUNCTIONS(SaveFile)
};

} // namespace

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

QFileDialog* openDescriptorsDialog(QWidget* parent, const QString& walletName)
{
    return openSaveDialog(parent, SaveFile::tr("Save the public descriptors"), u"%1.txt"_s.arg(walletName),
                          SaveFile::tr("Text (*.txt)"));
}

} // namespace lockstep::ui
