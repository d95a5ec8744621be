// SPDX-License-Identifier: MIT

#include "ui/dialogs/savefiledialog.h"

#include "ui/style/spacing.h"
#include "ui/widgets/layout/withinscreen.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QHeaderView>
#include <QListView>
#include <QLocale>
#include <QStandardPaths>
#include <QTreeView>

#include <iterator>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int UsualWidth = 900;

struct SaveFile
{
    Q_DECLARE_TR_FUNCTIONS(SaveFile)
};

/// Qt's own widths are those of cells without room around their words.
void widenColumns(QFileDialog& dialog)
{
    const QFontMetrics letters(dialog.font());
    const QString words[]{u"a wallet of the family 2026-11-27.lockstep-backup"_s, u"1,023.99 MiB"_s,
                          u"lockstep-backup File"_s,
                          QLocale().toString(QDateTime::currentDateTime(), QLocale::ShortFormat)};
    if (const auto* files = dialog.findChild<QTreeView*>(u"treeView"_s))
        for (int column = 0; column < int(std::size(words)); ++column)
            files->header()->resizeSection(column,
                                           qMax(files->header()->sectionSize(column),
                                                letters.horizontalAdvance(words[column]) + 2 * spacing::Large));
    if (auto* places = dialog.findChild<QListView*>(u"sidebar"_s))
        places->setMinimumWidth(letters.horizontalAdvance(u"Computer (/)"_s) + 3 * spacing::Large);
}

QFileDialog* makeDialog(QWidget* parent, const QString& title, const QString& filter)
{
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setNameFilter(filter);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    widenColumns(*dialog);
    resizeWithinScreen(*dialog, dialog->sizeHint().expandedTo({UsualWidth, 0}));
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
