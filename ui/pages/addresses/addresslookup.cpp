// SPDX-License-Identifier: MIT

#include "ui/pages/addresses/addresslookup.h"

#include "ui/format/errors/errortext.h"
#include "ui/format/wallets/addresstext.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/copydetailsbutton.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/text/labels.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

AddressLookup::AddressLookup(QWidget* parent)
    : QWidget(parent)
    , m_address(new QLineEdit(this))
    , m_ask(pushButton(u"whoseIsButton", tr("Look &up"), this))
    , m_show(pushButton(u"showOwnerButton", tr("Sh&ow it"), this))
    , m_answer(paragraph({}, this))
    , m_copy(new CopyDetailsButton(u"copyLookupErrorButton", this))
{
    m_address->setObjectName(u"whoseIsEdit");
    m_address->setPlaceholderText(tr("Paste an address"));
    m_address->setClearButtonEnabled(true);
    m_answer->setObjectName(u"whoseIsLabel");
    m_copy->hide();
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* name = new QLabel(tr("Whos&e is this?"), this);
    name->setBuddy(m_address);
    auto* question = new QHBoxLayout;
    question->setSpacing(spacing::Small);
    question->addWidget(name);
    question->addWidget(m_address, 1);
    question->addWidget(m_ask);
    auto* answer = new QHBoxLayout;
    answer->setSpacing(spacing::Small);
    answer->addWidget(m_answer, 1);
    answer->addWidget(m_show);
    answer->addWidget(m_copy);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Tight);
    column->addLayout(question);
    column->addLayout(answer);
    connect(m_ask, &QPushButton::clicked, this, &AddressLookup::ask);
    connect(m_address, &QLineEdit::returnPressed, this, &AddressLookup::ask);
    connect(m_address, &QLineEdit::textEdited, this, [this] { say({}, false); });
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (m_owner) emit showWanted(m_owner->wallet, typed());
    });
    say({}, false);
}

/// No address has spaces: they are those of groups, or of lines in a message.
QString AddressLookup::typed() const { return m_address->text().simplified().remove(u' '); }

void AddressLookup::ask()
{
    const QString address = typed();
    if (address.isEmpty()) return say(tr("Paste an address first."), true);
    say(tr("Looking…"), false);
    emit wanted(address);
}

void AddressLookup::setOwner(const QString& asked, const std::optional<AddressOwner>& owner)
{
    if (asked != typed()) return;
    say(ownerText(owner), false);
    m_owner = owner;
    m_show->setVisible(owner.has_value());
}

void AddressLookup::setError(const QString& asked, const Error& error)
{
    if (asked != typed()) return;
    say(errorText(error, ErrorSubject::Address).sentence(), true);
    m_copy->offer({error});
}

void AddressLookup::say(const QString& words, bool isProblem)
{
    m_owner.reset();
    m_show->hide();
    m_copy->offer({});
    m_answer->setColour(isProblem ? PlainLabel::Colour::Problem : PlainLabel::Colour::Text);
    m_answer->say(words);
}

} // namespace lockstep::ui
