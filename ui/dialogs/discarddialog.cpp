// SPDX-License-Identifier: MIT

#include "ui/dialogs/discarddialog.h"

#include "ui/widgets/text/labels.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

DiscardDialog::DiscardDialog(const QString& question, const QString& loss, QWidget* parent)
    : FormDialog(question, tr("&Discard"), parent)
{
    auto* words = paragraph(loss, this);
    words->setObjectName(u"discardLabel");
    form()->addWidget(words);
    buttons()->button(QDialogButtonBox::Cancel)->setText(tr("&Go on"));
    setEnterCancels();
    connect(this, &FormDialog::submitted, this, &QDialog::accept);
}

} // namespace lockstep::ui
