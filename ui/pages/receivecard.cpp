// SPDX-License-Identifier: MIT

#include "ui/pages/receivecard.h"

#include "ui/format/receivetext.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/qrview.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

ReceiveCard::ReceiveCard(QWidget* parent)
    : QWidget(parent)
    , m_qr(new QrView(this))
    , m_text(paragraph({}, this))
    , m_place(mutedLabel({}, this))
    , m_note(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_copy(new QPushButton(icon(Glyph::Copy), tr("&Copy address"), this))
    , m_next(new QPushButton(icon(Glyph::Next), tr("&New address"), this))
{
    m_qr->setObjectName(u"receiveQrView");
    m_text->setObjectName(u"addressLabel");
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setMinimumWidth(200);
    m_place->setObjectName(u"addressPlaceLabel");
    m_note->setObjectName(u"receiveNoteLabel");
    m_copy->setObjectName(u"copyAddressButton");
    m_next->setObjectName(u"newAddressButton");

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addWidget(m_next);
    buttons->addStretch(1);
    auto* words = new QVBoxLayout;
    words->setSpacing(spacing::Small);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_place), static_cast<QWidget*>(m_note)})
        words->addWidget(widget);
    words->addStretch(1);
    words->addLayout(buttons);
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::Large);
    row->addWidget(m_qr, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    auto* card = new Card(tr("Receive"), this);
    card->content()->addLayout(row);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);

    connect(m_copy, &QPushButton::clicked, this, &ReceiveCard::copyAddress);
    connect(m_next, &QPushButton::clicked, this, &ReceiveCard::newAddressWanted);
    m_copy->setEnabled(false);
}

void ReceiveCard::setAddress(const ReceiveAddress& address)
{
    m_address = address.address;
    m_qr->setContent(address.uri.isEmpty() ? address.address : address.uri, address.address);
    m_text->setText(groupedAddress(address.address));
    m_text->setAccessibleName(address.address);
    m_place->setText(addressPlaceText(address));
    m_place->setVisible(!m_place->text().isEmpty());
    m_copy->setEnabled(!m_address.isEmpty());
    m_next->setVisible(!address.reused);
}

void ReceiveCard::setWallet(const WalletView& wallet)
{
    const QString note = receiveNote(wallet);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void ReceiveCard::copyAddress()
{
    QGuiApplication::clipboard()->setText(m_address);
    emit copied(m_address);
}

} // namespace lockstep::ui
