# Written by `python -m reportparse.record.table_stub` from the forms' declarations.
# ruff: noqa: N801

from typing import Literal

from pydantic import BaseModel

from reportparse.forms import TableName
from reportparse.record.base import LocalIndicator, Model, Quantity

TABLE_MODELS: dict[tuple[TableName, str], type[BaseModel]]

class issued_repealed_in_force(Model):
    issued: Quantity
    repealed: Quantity
    in_force: Quantity

class decisions(Model):
    decisions: Quantity

class amount(Model):
    amount: Quantity

class Disclosure2021(Model):
    form: Literal["2021"]
    rules: issued_repealed_in_force
    normative_documents: issued_repealed_in_force
    licensing: decisions
    penalties: decisions
    compulsion: decisions
    fees: amount

class natural_person_business_research_public_welfare_legal_services_other_total(Model):
    natural_person: Quantity
    business: Quantity
    research: Quantity
    public_welfare: Quantity
    legal_services: Quantity
    other: Quantity
    total: Quantity

class Requests2021_denied(Model):
    state_secret: natural_person_business_research_public_welfare_legal_services_other_total
    legally_prohibited: natural_person_business_research_public_welfare_legal_services_other_total
    security_stability: natural_person_business_research_public_welfare_legal_services_other_total
    third_party: natural_person_business_research_public_welfare_legal_services_other_total
    internal_affairs: natural_person_business_research_public_welfare_legal_services_other_total
    process_information: natural_person_business_research_public_welfare_legal_services_other_total
    enforcement_files: natural_person_business_research_public_welfare_legal_services_other_total
    administrative_query: natural_person_business_research_public_welfare_legal_services_other_total

class Requests2021_unavailable(Model):
    not_held: natural_person_business_research_public_welfare_legal_services_other_total
    not_readymade: natural_person_business_research_public_welfare_legal_services_other_total
    still_unclear: natural_person_business_research_public_welfare_legal_services_other_total

class Requests2021_not_processed(Model):
    petition: natural_person_business_research_public_welfare_legal_services_other_total
    duplicate: natural_person_business_research_public_welfare_legal_services_other_total
    publication: natural_person_business_research_public_welfare_legal_services_other_total
    excessive: natural_person_business_research_public_welfare_legal_services_other_total
    reconfirmation: natural_person_business_research_public_welfare_legal_services_other_total

class Requests2021_other(Model):
    not_corrected: natural_person_business_research_public_welfare_legal_services_other_total
    fee_unpaid: natural_person_business_research_public_welfare_legal_services_other_total
    other: natural_person_business_research_public_welfare_legal_services_other_total

class Requests2021(Model):
    form: Literal["2021"]
    received: natural_person_business_research_public_welfare_legal_services_other_total
    carried_over: natural_person_business_research_public_welfare_legal_services_other_total
    granted: natural_person_business_research_public_welfare_legal_services_other_total
    partially_granted: natural_person_business_research_public_welfare_legal_services_other_total
    denied: Requests2021_denied
    unavailable: Requests2021_unavailable
    not_processed: Requests2021_not_processed
    other: Requests2021_other
    total: natural_person_business_research_public_welfare_legal_services_other_total
    carried_forward: natural_person_business_research_public_welfare_legal_services_other_total

class upheld_corrected_other_pending_total(Model):
    upheld: Quantity
    corrected: Quantity
    other: Quantity
    pending: Quantity
    total: Quantity

class Review2021(Model):
    reconsideration: upheld_corrected_other_pending_total
    litigation_direct: upheld_corrected_other_pending_total
    litigation_after_reconsideration: upheld_corrected_other_pending_total

class made_disclosed_total_disclosed(Model):
    made: Quantity
    disclosed: Quantity
    total_disclosed: Quantity

class prior_items_change_decisions(Model):
    prior_items: Quantity
    change: Quantity
    decisions: Quantity

class prior_items_change(Model):
    prior_items: Quantity
    change: Quantity

class projects_amount(Model):
    projects: Quantity
    amount: Quantity

class Disclosure2019(Model):
    form: Literal["2019"]
    rules: made_disclosed_total_disclosed
    normative_documents: made_disclosed_total_disclosed
    licensing: prior_items_change_decisions
    other_services: prior_items_change_decisions
    penalties: prior_items_change_decisions
    compulsion: prior_items_change_decisions
    fees: prior_items_change
    procurement: projects_amount

class Requests2019_denied(Model):
    state_secret: natural_person_business_research_public_welfare_legal_services_other_total
    legally_prohibited: natural_person_business_research_public_welfare_legal_services_other_total
    security_stability: natural_person_business_research_public_welfare_legal_services_other_total
    third_party: natural_person_business_research_public_welfare_legal_services_other_total
    internal_affairs: natural_person_business_research_public_welfare_legal_services_other_total
    process_information: natural_person_business_research_public_welfare_legal_services_other_total
    enforcement_files: natural_person_business_research_public_welfare_legal_services_other_total
    administrative_query: natural_person_business_research_public_welfare_legal_services_other_total

class Requests2019_unavailable(Model):
    not_held: natural_person_business_research_public_welfare_legal_services_other_total
    not_readymade: natural_person_business_research_public_welfare_legal_services_other_total
    still_unclear: natural_person_business_research_public_welfare_legal_services_other_total

class Requests2019_not_processed(Model):
    petition: natural_person_business_research_public_welfare_legal_services_other_total
    duplicate: natural_person_business_research_public_welfare_legal_services_other_total
    publication: natural_person_business_research_public_welfare_legal_services_other_total
    excessive: natural_person_business_research_public_welfare_legal_services_other_total
    reconfirmation: natural_person_business_research_public_welfare_legal_services_other_total

class Requests2019_other(Model):
    undivided: natural_person_business_research_public_welfare_legal_services_other_total

class Requests2019(Model):
    form: Literal["2019"]
    received: natural_person_business_research_public_welfare_legal_services_other_total
    carried_over: natural_person_business_research_public_welfare_legal_services_other_total
    granted: natural_person_business_research_public_welfare_legal_services_other_total
    partially_granted: natural_person_business_research_public_welfare_legal_services_other_total
    denied: Requests2019_denied
    unavailable: Requests2019_unavailable
    not_processed: Requests2019_not_processed
    other: Requests2019_other
    total: natural_person_business_research_public_welfare_legal_services_other_total
    carried_forward: natural_person_business_research_public_welfare_legal_services_other_total

class Statistics2014_disclosure(Model):
    total: Quantity
    normative_documents_disclosed: Quantity
    normative_documents_issued: Quantity
    by_gazette: Quantity
    by_website: Quantity
    by_microblog: Quantity
    by_wechat: Quantity
    by_other: Quantity

class Statistics2014_responses(Model):
    hot_topics: Quantity
    press_conferences: Quantity
    press_conferences_by_principal: Quantity
    online_interviews: Quantity
    online_interviews_by_principal: Quantity
    interpretations: Quantity
    by_social_media: Quantity
    by_other: Quantity

class Statistics2014_requests_received(Model):
    total: Quantity
    in_person: Quantity
    fax: Quantity
    online: Quantity
    letter: Quantity

class Statistics2014_requests_completed(Model):
    total: Quantity
    on_time: Quantity
    extended: Quantity

class Statistics2014_requests_answered_denied(Model):
    total: Quantity
    state_secret: Quantity
    commercial_secret: Quantity
    personal_privacy: Quantity
    security_stability: Quantity
    not_government_information: Quantity
    other_legal: Quantity

class Statistics2014_requests_answered(Model):
    total: Quantity
    already_public: Quantity
    granted: Quantity
    partially_granted: Quantity
    denied: Statistics2014_requests_answered_denied
    not_this_organ: Quantity
    nonexistent: Quantity
    correction_asked: Quantity
    other_channels: Quantity

class Statistics2014_requests(Model):
    received: Statistics2014_requests_received
    completed: Statistics2014_requests_completed
    answered: Statistics2014_requests_answered

class Statistics2014_reconsideration(Model):
    total: Quantity
    upheld: Quantity
    corrected: Quantity
    other: Quantity

class Statistics2014_litigation(Model):
    total: Quantity
    upheld: Quantity
    corrected: Quantity
    other: Quantity

class Statistics2014_complaints(Model):
    total: Quantity

class Statistics2014_fees(Model):
    amount: Quantity

class Statistics2014_institutions(Model):
    offices: Quantity
    reading_points: Quantity

class Statistics2014_staff(Model):
    total: Quantity
    full_time: Quantity
    part_time: Quantity

class Statistics2014_funding(Model):
    amount: Quantity

class Statistics2014_meetings(Model):
    meetings: Quantity
    training_sessions: Quantity
    people_trained: Quantity

class Statistics2014(Model):
    form: Literal["2014"]
    disclosure: Statistics2014_disclosure
    responses: Statistics2014_responses
    requests: Statistics2014_requests
    reconsideration: Statistics2014_reconsideration
    litigation: Statistics2014_litigation
    complaints: Statistics2014_complaints
    fees: Statistics2014_fees
    institutions: Statistics2014_institutions
    staff: Statistics2014_staff
    funding: Statistics2014_funding
    meetings: Statistics2014_meetings
    local: list[LocalIndicator]

class StatisticsLocal(Model):
    form: Literal["local"]
    local: list[LocalIndicator]

class Tables(Model):
    disclosure: Disclosure2021 | Disclosure2019 | None
    requests: Requests2021 | Requests2019 | None
    review: Review2021 | None
    statistics: Statistics2014 | StatisticsLocal | None
