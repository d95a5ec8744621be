// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/parts/outpointnote.h"

#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/text/labels.h"

#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

bool isOutpoint(const QString& text)
{
    static const QRegularExpression form(u"^\\s*[0-9a-fA-F]{64}:[0-9]{1,10}\\s*$"_s);
    return form.match(text).hasMatch();
}

OutpointNote::OutpointNote(QWidget* parent) : QWidget(parent)
{
    auto* words = paragraph(tr("This is an outpoint: one output of a transaction. Whether it is spent, and by what, "
                               "is looked up in a window of its own; no wallet is changed."),
                            this);
    words->setObjectName(u"outpointNoteLabel");
    QPushButton* button = pushButton(u"lookUpOutpointButton"_s, tr("&Look up an outpoint…"), this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Small);
    column->addWidget(words);
    column->addWidget(button, 0, Qt::AlignLeft);
    connect(button, &QPushButton::clicked, this, [this] { emit lookUpWanted(m_outpoint); });
    hide();
}

void OutpointNote::setText(const QString& text)
{
    m_outpoint = isOutpoint(text) ? text.trimmed() : QString();
    setVisible(!m_outpoint.isEmpty());
}

} // namespace lockstep::ui
