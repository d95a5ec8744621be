// SPDX-License-Identifier: MIT

#include "ui/dialogs/program/unsaveddialog.h"

#include "ui/widgets/text/labels.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

UnsavedDialog::UnsavedDialog(const QStringList& unsaved, QWidget* parent)
    : FormDialog(tr("Quit without saving?"), tr("&Quit without it"), parent)
{
    const QString question = unsaved.isEmpty()
        ? tr("Something was typed in the settings of a wallet that cannot be saved as it is. Unlock the window to see "
             "what, or quit without it.")
        : tr("This cannot be saved as it is. Go back to change it, or quit without it.");
    form()->addWidget(paragraph(question, this));
    if (!unsaved.isEmpty()) {
        auto* words = paragraph(unsaved.join(u"\n\n"), this);
        words->setObjectName(u"unsavedLabel");
        form()->addWidget(words);
    }
    buttons()->button(QDialogButtonBox::Cancel)->setText(tr("&Go back"));
    setEnterCancels();
    connect(this, &FormDialog::submitted, this, &QDialog::accept);
}

} // namespace lockstep::ui
