// SPDX-License-Identifier: MIT

#include "ui/dialogs/payments/giveupdialog.h"

#include "ui/format/payments/historytext.h"
#include "ui/format/plain/idtext.h"
#include "ui/widgets/text/labels.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

GiveUpDialog::GiveUpDialog(const Txid& txid, const QString& label, QWidget* parent)
    : FormDialog(tr("Give up this payment?"), tr("&Give it up"), parent)
    , m_txid(txid)
{
    setObjectName(u"giveUpDialog");
    const QString name
        = label.isEmpty() ? shortTxid(txid) : tr("%1, \"%2\"", "transaction id, label").arg(shortTxid(txid), label);
    auto* payment = paragraph(tr("Transaction %1", "its id").arg(name), this);
    payment->setObjectName(u"givenUpLabel");
    auto* words = paragraph(givingUpMeaning(), this);
    words->setObjectName(u"givingUpLabel");
    form()->addWidget(payment);
    form()->addWidget(words);
    buttons()->button(QDialogButtonBox::Cancel)->setText(tr("&Keep it"));
    setEnterCancels();
}

} // namespace lockstep::ui
