// SPDX-License-Identifier: MIT

#include "ui/pages/receive/addresspanel.h"

#include "ui/format/wallets/receivetext.h"
#include "ui/pages/receive/addresscopying.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/layout/flowlayout.h"
#include "ui/widgets/text/badge.h"
#include "ui/widgets/text/labels.h"
#include "ui/widgets/text/qrview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

AddressPanel::AddressPanel(QWidget& form, QWidget* parent)
    : QWidget(parent)
    , m_qr(new QrView(this))
    , m_text(paragraph({}, this))
    , m_place(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_state(new Badge(this))
    , m_tooLong(
          paragraph(tr("The link is too long for a QR code. Shorten the message."), this, PlainLabel::Colour::Problem))
    , m_copyAddress(pushButton(u"copyAddressButton", tr("&Copy address"), this))
    , m_copyLink(pushButton(u"copyLinkButton", tr("Copy lin&k"), this))
    , m_saveImage(pushButton(u"saveQrButton", tr("Save &image…"), this))
    , m_new(pushButton(u"newAddressButton", tr("&New address"), this))
{
    m_qr->setObjectName(u"receiveQrView");
    m_text->setObjectName(u"addressLabel");
    m_text->setFont(fixedFont(font()));
    new AddressCopying(*m_text);
    m_place->setObjectName(u"addressPlaceLabel");
    m_state->setObjectName(u"paymentStateBadge");
    m_tooLong->setObjectName(u"linkTooLongLabel");
    m_tooLong->hide();
    m_copyAddress->setIcon(icon(Glyph::Copy));
    m_copyLink->setIcon(icon(Glyph::Copy));
    m_saveImage->setIcon(icon(Glyph::Import));
    m_new->setIcon(icon(Glyph::Next));
    layOut(form);
    connect(m_copyAddress, &QPushButton::clicked, this, [this] { copy(m_address); });
    connect(m_copyLink, &QPushButton::clicked, this, [this] { copy(m_link); });
    connect(m_saveImage, &QPushButton::clicked, this, &AddressPanel::saveImageClicked);
    connect(m_new, &QPushButton::clicked, this, &AddressPanel::newClicked);
    showUnavailable({});
}

void AddressPanel::layOut(QWidget& form)
{
    auto* top = new QHBoxLayout;
    top->setSpacing(spacing::Large);
    top->addWidget(m_qr, 0, Qt::AlignTop);
    top->addWidget(&form, 1, Qt::AlignTop);
    auto* buttons = new FlowLayout(spacing::Small);
    for (QPushButton* button : {m_copyAddress, m_copyLink, m_saveImage, m_new}) buttons->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Small);
    column->addLayout(top);
    column->addSpacing(spacing::Small);
    column->addWidget(m_text);
    column->addWidget(m_place); // not beside the state: in large letters that takes the whole width
    column->addWidget(m_state, 0, Qt::AlignLeading);
    column->addWidget(m_tooLong);
    column->addSpacing(spacing::Small);
    column->addLayout(buttons);
}

void AddressPanel::setAddress(const QString& address, const QString& place)
{
    m_address = address;
    followGrouping();
    m_text->setAccessibleName(address);
    m_place->say(place);
    for (QPushButton* button : {m_copyAddress, m_copyLink, m_saveImage}) button->setEnabled(true);
    m_new->setEnabled(true);
}

void AddressPanel::followGrouping() { m_text->setText(shownAddress(m_address)); }

void AddressPanel::setLink(const QString& uri)
{
    m_link = uri;
    m_qr->setContent(uri, m_address);
    m_tooLong->setVisible(!uri.isEmpty() && !m_qr->hasCode());
    m_saveImage->setEnabled(m_qr->hasCode());
}

void AddressPanel::setState(const QString& symbol, const QString& words, Tone tone)
{
    m_state->setContent(symbol, words, tone);
}

void AddressPanel::setNewText(const QString& text) { m_new->setText(text); }

void AddressPanel::showUnavailable(const QString& reason)
{
    setAddress({}, reason);
    setLink({});
    setState({}, {}, Tone::Neutral);
    for (QPushButton* button : {m_copyAddress, m_copyLink, m_saveImage, m_new}) button->setEnabled(false);
}

QImage AddressPanel::image() const { return m_qr->image(); }

void AddressPanel::copy(const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
    emit copied(text);
}

} // namespace lockstep::ui
