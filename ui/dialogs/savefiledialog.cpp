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

QFileDialog* makeDialog(QWidget* parent, const QString& title, const QString& filter)
{
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setNameFilter(filter);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    return dialog;
}

/// A wallet's name may hold what a file's may not.
QString fileName(QString words)
{
    for (QChar& c : words)
        if (c == u'/' || c == u'\\' || c == u':') c = u'-';
    return words.startsWith(u'.') ? u'_' + words : words;
}

} // namespace

QFileDialog* openSaveDialog(QWidget* parent, const QString& title, const QString& suggested, const QString& filter)
{
    QFileDialog* dialog = makeDialog(parent, title, filter);
    dialog->setObjectName(u"saveFileDialog");
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(suggested).suffix());
    dialog->selectFile(fileName(suggested));
    dialog->open();
    return dialog;
}

QFileDialog* openLoadDialog(QWidget* parent, const QString& title, const QString& filter)
{
    QFileDialog* dialog = makeDialog(parent, title, filter);
    dialog->setObjectName(u"loadFileDialog");
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->open();
    return dialog;
}

QFileDialog* openDescriptorsDialog(QWidget* parent, const QString& walletName)
{
    return openSaveDialog(parent, SaveFile::tr("Save the public descriptors"), u"%1.txt"_s.arg(walletName),
                          SaveFile::tr("Text (*.txt)"));
}

} // namespace lockstep::ui
