// SPDX-License-Identifier: MIT

#include "ui/pages/welcomepage.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

namespace {

QPushButton* addChoice(QVBoxLayout& column, Glyph glyph, const QString& text, const QString& help, QWidget* parent)
{
    auto* button = new QPushButton(icon(glyph), text, parent);
    button->setIconSize({20, 20});
    button->setMinimumWidth(240);
    button->setMinimumHeight(button->fontMetrics().height() + 2 * spacing::Small + spacing::Tight);
    button->setAccessibleDescription(help);
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::Large);
    row->addWidget(button);
    row->addWidget(paragraph(help, parent, PlainLabel::Colour::Muted), 1);
    column.addLayout(row);
    return button;
}

} // namespace

WelcomePage::WelcomePage(bool isPractice, QWidget* parent) : QWidget(parent)
{
    setObjectName(u"welcomePage");
    auto* title = new PlainLabel(tr("No wallets yet"), this);
    title->setFont(scaledFont(font(), 1.8, QFont::DemiBold));
    auto* card = new Card({}, this);
    card->setMaximumWidth(640);
    QVBoxLayout* column = card->content();
    column->setContentsMargins(spacing::Huge, spacing::Huge, spacing::Huge, spacing::Huge);
    column->setSpacing(spacing::Medium);
    column->addWidget(title);
    column->addWidget(paragraph(tr("All the wallets you add follow the chain together, block by block."), card));
    if (isPractice)
        column->addWidget(
            paragraph(tr("This is the practice network: a chain of your own, with coins that are worth nothing. "
                         "The Practice menu mines blocks and sends payments."),
                      card, PlainLabel::Colour::Muted));
    column->addSpacing(spacing::Small);
    QPushButton* create
        = addChoice(*column, Glyph::Create, tr("&Create a wallet…"), tr("New recovery words, nothing to scan."), card);
    QPushButton* restore = addChoice(*column, Glyph::Restore, tr("&Restore from words…"),
                                     tr("Words you already have, from any wallet."), card);
    QPushButton* watch = addChoice(*column, Glyph::Watch, tr("&Watch a wallet…"),
                                   tr("A public key, a descriptor or addresses; without keys to spend."), card);
    create->setObjectName(u"welcomeCreateButton");
    restore->setObjectName(u"welcomeRestoreButton");
    watch->setObjectName(u"welcomeWatchButton");
    create->setDefault(true);

    auto* whole = new QVBoxLayout(this);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(card, 10);
    middle->addStretch(1);
    whole->addStretch(2);
    whole->addLayout(middle);
    whole->addStretch(3);
    connect(create, &QPushButton::clicked, this, &WelcomePage::createClicked);
    connect(restore, &QPushButton::clicked, this, &WelcomePage::restoreClicked);
    connect(watch, &QPushButton::clicked, this, &WelcomePage::watchClicked);
}

} // namespace lockstep::ui
