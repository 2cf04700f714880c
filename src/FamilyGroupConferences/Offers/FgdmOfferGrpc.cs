using Grpc.Core;
using Suite.FamilyGroupConferences.Reads;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>Every RPC about offers and the use case behind it.</summary>
sealed class FgdmOfferGrpc : FgdmOfferService.FgdmOfferServiceBase
{
    public override Task<RecordOfferResponse> RecordOffer(RecordOfferRequest request, ServerCallContext call) =>
        call.UseCase<RecordOffer>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AddOffereeResponse> AddOfferee(AddOffereeRequest request, ServerCallContext call) =>
        call.UseCase<AddOfferee>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordOfferAnswerResponse> RecordOfferAnswer(RecordOfferAnswerRequest request, ServerCallContext call) =>
        call.UseCase<RecordOfferAnswer>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordExemptionResponse> RecordExemption(RecordExemptionRequest request, ServerCallContext call) =>
        call.UseCase<RecordExemption>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<LinkConferenceResponse> LinkConference(LinkConferenceRequest request, ServerCallContext call) =>
        call.UseCase<LinkConference>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordMeetingHeldResponse> RecordMeetingHeld(RecordMeetingHeldRequest request, ServerCallContext call) =>
        call.UseCase<RecordMeetingHeld>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordApplicationIssuedResponse> RecordApplicationIssued(RecordApplicationIssuedRequest request, ServerCallContext call) =>
        call.UseCase<RecordApplicationIssued>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<EndOfferResponse> EndOffer(EndOfferRequest request, ServerCallContext call) =>
        call.UseCase<EndOffer>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AllocateOfferResponse> AllocateOffer(AllocateOfferRequest request, ServerCallContext call) =>
        call.UseCase<AllocateOffer>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetOfferRestrictionResponse> SetOfferRestriction(SetOfferRestrictionRequest request, ServerCallContext call) =>
        call.UseCase<SetOfferRestriction>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<FinishHistoricOfferResponse> FinishHistoricOffer(FinishHistoricOfferRequest request, ServerCallContext call) =>
        call.UseCase<FinishHistoricOffer>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CheckApplicationResponse> CheckApplication(CheckApplicationRequest request, ServerCallContext call) =>
        call.UseCase<CheckApplication>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetOfferResponse> GetOffer(GetOfferRequest request, ServerCallContext call) =>
        call.UseCase<GetOffer>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListOffersResponse> ListOffers(ListOffersRequest request, ServerCallContext call) =>
        call.UseCase<ListOffers>().Handle(request, call.Caller(), call.CancellationToken);
}
